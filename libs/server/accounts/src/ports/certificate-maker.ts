/** A certificate with its key, just made. */
export interface MadeCertificate {
  /** What is uploaded to the application in Entra. */
  certificatePem: string;
  /** PKCS #8; it leaves this process sealed, or not at all. */
  privateKeyPem: string;
  /** SHA-256 of the certificate in base64url. */
  thumbprint: string;
  notAfter: Date;
}

/** Makes self-signed certificates. */
export abstract class CertificateMaker {
  abstract make(name: string, now: Date, days: number): Promise<MadeCertificate>;
}
