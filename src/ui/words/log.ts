/** The mail log's pane. The lines themselves are the appliance's. */
export const logWords = {
  title: 'Mail log',
  empty: 'No mail yet. Connect and say HELO.',
  download: 'Download the log',
  fileName: 'mail_logs.txt',
  close: 'Close the mail log',
  askWhy: (line: string): string => `${line}. Ask why.`,
} as const;
