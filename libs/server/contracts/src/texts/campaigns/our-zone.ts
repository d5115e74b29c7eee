/** The wall clock that our people's days are read on. */
export const ourZone = 'Europe/Paris';
