/** Pages that the bar leads to. */
export type PageName = 'course' | 'sandbox' | 'trace' | 'tables' | 'replies' | 'simulated';
