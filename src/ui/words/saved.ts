/** What is said of saved work that cannot be taken up. */
export const savedWords = {
  unreadable: 'The saved lab could not be read.',
  newer: 'It was written by a newer version. The lesson starts from its beginning; nothing was deleted.',
  damaged: 'Something in it is damaged. The lesson starts from its beginning; nothing was deleted.',
  download: 'Download the saved lab',
  fileName: (lesson: string): string => `postern-${lesson}.json`,

  changed: 'This lesson has changed since you were here.',
  changedMore: 'What you met still counts where it is the same. The lab starts from its beginning.',
  close: 'Close',
} as const;
