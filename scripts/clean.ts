/* Removes what builds make, so that nothing old is packed. */
import { rmSync } from 'node:fs';

for (const folder of ['dist', 'test-results']) {
  rmSync(new URL(`../${folder}`, import.meta.url), { recursive: true, force: true });
}
