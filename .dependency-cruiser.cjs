/** The arrows between the floors: smtp <- esa <- lab <- ui, each floor entered by its door, nothing going round in a circle. */
/** A floor may be entered only through a `#` import, and its own tests may look behind the door. */
const door = (floor) => ({
  name: `${floor}-by-its-door`,
  comment: `outsiders reach ${floor} through its # imports`,
  severity: 'error',
  from: { pathNot: `^(src|test)/${floor}/` },
  to: { path: `^src/${floor}/`, dependencyTypesNot: ['aliased-subpath-import'] },
});

const down = (floor, above) => ({
  name: `${floor}-looks-down`,
  comment: `${floor} knows nothing of the floors above or beside it`,
  severity: 'error',
  from: { path: `^src/${floor}/` },
  to: { path: `^src/(${above})/` },
});

module.exports = {
  forbidden: [
    door('smtp'),
    door('esa'),
    door('lab'),
    down('smtp', 'esa|lab|ui|cli'),
    down('esa', 'lab|ui|cli'),
    down('lab', 'ui|cli'),
    down('ui', 'cli'),
    down('cli', 'ui'),
    {
      name: 'no-circle',
      comment: 'types live with the idea that owns them; a loop, even of types alone, means one does not',
      severity: 'error',
      from: { path: '^src' },
      to: { circular: true },
    },
    {
      name: 'no-pictures-below-ui',
      comment: 'below ui nothing can be named that draws',
      severity: 'error',
      from: { path: '^src/(smtp|esa|lab)/' },
      to: { path: '^node_modules/(svelte|@xstate/svelte|@lucide|@xterm|monaco-editor|bits-ui|paneforge)/' },
    },
    {
      name: 'one-file-sees-all',
      comment: 'beside main.ts no file at the top of src sees a floor; the course plugin sees the author door alone',
      severity: 'error',
      from: { path: '^src/[^/]+$', pathNot: '^src/main[.]ts$' },
      to: { path: '^src/', pathNot: '^src/lab/authoring[.]ts$' },
    },
    {
      name: 'the-page-comes-from-main',
      comment: 'no floor reaches up to the files that put the page together',
      severity: 'error',
      from: { path: '^src/[^/]+/' },
      to: { path: '^src/[^/]+[.]ts$' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'declared',
      comment: 'what is imported stands in package.json',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'browser', 'types', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.d.ts'],
    },
  },
};
