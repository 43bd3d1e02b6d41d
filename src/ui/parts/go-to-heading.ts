/** Takes the reader to a heading of the page: shows it, and puts the focus there for the keyboard and the screen reader. */
export function goToHeading(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
