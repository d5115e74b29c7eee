import 'reflect-metadata';
import { createHash, webcrypto, X509Certificate } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { X509CertificateGenerator } from '@peculiar/x509';
import { CertificateMaker, type MadeCertificate } from '@vigie/accounts';

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 3072,
};
const hourMs = 3_600_000;

export type NewCertificate = MadeCertificate;

/** A self-signed certificate and its key, for an application to sign in with. */
export async function makeCertificate(name: string, now: Date, days: number): Promise<NewCertificate> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const notAfter = new Date(now.getTime() + days * 24 * hourMs);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [name] }],
    notBefore: new Date(now.getTime() - hourMs),
    notAfter,
    signingAlgorithm: algorithm,
    keys,
  });
  const certificatePem = certificate.toString('pem');
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  const lines = pkcs8.toString('base64').replace(/.{64}/g, '$&\n');
  const privateKeyPem = `-----BEGIN PRIVATE KEY-----\n${lines.trimEnd()}\n-----END PRIVATE KEY-----\n`;
  return { certificatePem, privateKeyPem, thumbprint: thumbprintOf(certificatePem), notAfter };
}

/** SHA-256 of a certificate, in base64url. */
export const thumbprintOf = (pem: string): string =>
  createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url');

/** Certificates that we sign ourselves. */
@Injectable()
export class SelfSignedCertificates extends CertificateMaker {
  make(name: string, now: Date, days: number): Promise<MadeCertificate> {
    return makeCertificate(name, now, days);
  }
}
