/** A reputation score in tenths, with its decimal and the minus sign of print. */
export const sayScore = (tenths: number): string => (tenths / 10).toFixed(1).replace('-', '−');
