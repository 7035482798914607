/** `[██████████░░░░░░░░░░]  50 % Writing…` */
export function progressBar(percent: number, message: string, width = 30): string {
  const filled = Math.round((Math.min(100, Math.max(0, percent)) / 100) * width);
  return `[${'█'.repeat(filled)}${'░'.repeat(width - filled)}] ${String(Math.round(percent)).padStart(3)} % ${message}`;
}
