/** What an amendment is called that the number of licences asks for. Contracts are written in French. */
export const growthLabel = 'Licences Microsoft 365\u00a0: hausse de plus de 10\u00a0%';
