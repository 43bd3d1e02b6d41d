// Chooses paper or night before the first paint, so that a dark page never flashes white. Only reads; the toggle in the page writes.
(() => {
  const night = matchMedia('(prefers-color-scheme: dark)').matches;
  let chosen = null;
  try {
    chosen = localStorage.getItem('postern.theme');
  } catch {
    // storage is switched off: the system's choice stands
  }
  const known = chosen === 'paper' || chosen === 'night';
  document.documentElement.dataset.theme = known ? chosen : night ? 'night' : 'paper';
})();
