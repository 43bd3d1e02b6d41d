/** What a page must not load: arrows of types and of `import()` are left out here, the rest is what the browser fetches at once. */
module.exports = {
  forbidden: [
    {
      name: 'no-parser-for-learners',
      comment:
        'lessons are compiled when the page is built: the learner door of lab leads neither to the lesson compiler nor to its parsers',
      severity: 'error',
      from: { path: '^src/lab/index[.]ts$' },
      to: { path: ['^src/lab/authoring[.]ts$', '^node_modules/(yaml|marked)/'], reachable: true },
    },
    {
      name: 'heavy-things-wait',
      comment: 'the editor and the Markdown parser are loaded when they are first needed',
      severity: 'error',
      from: { path: '^src/main[.]ts$' },
      to: { path: ['^src/lab/authoring[.]ts$', '^node_modules/(marked|monaco-editor)/'], reachable: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { dynamic: true },
    tsPreCompilationDeps: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'browser', 'default'],
      extensions: ['.ts', '.js', '.svelte'],
    },
  },
};
