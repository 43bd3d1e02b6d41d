/** Brings the YAML library, for texts that a person wrote; what the course wrote was read when it was built. */
import { provideYaml } from '#esa';

export async function bringYaml(): Promise<void> {
  const { parseDocument } = await import('yaml');
  provideYaml(parseDocument);
}
