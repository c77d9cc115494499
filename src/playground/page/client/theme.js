// Runs before the first paint, so that a chosen theme does not flash in after another.
document.documentElement.dataset['theme'] = localStorage.getItem('theme') ?? 'system';
