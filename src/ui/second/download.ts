/** Hands a value to the person as a JSON file. */
export function download(name: string, value: unknown): void {
  const blob = new Blob([JSON.stringify(value, undefined, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Later: some browsers read the blob only after the click's task.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
