/** The mail log's pane. The lines themselves are the appliance's. */
export const logWords = {
  empty: 'No mail yet. Connect and say HELO.',
  download: 'Download the log',
  fileName: 'mail_logs.txt',
  askWhy: (line: string): string => `${line}. Ask why.`,
} as const;
