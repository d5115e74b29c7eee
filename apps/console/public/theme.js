/* global document, localStorage */
// Runs before the first paint, so that a chosen theme does not flash; the Theme service takes over afterwards.
(() => {
  try {
    const theme = localStorage.getItem('vigie.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage refused: the system decides.
  }
})();
