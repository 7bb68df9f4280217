// The way back from a live page to the slide it was opened from, for as long as this window is open.
const KEY = 'cot-moc-briefing';

export function leaveStage(address: string): void {
  sessionStorage.setItem(KEY, address);
}

export function leftStage(): string | null {
  return sessionStorage.getItem(KEY);
}

export function backOnStage(): void {
  sessionStorage.removeItem(KEY);
}
