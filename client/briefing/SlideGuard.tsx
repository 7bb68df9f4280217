import { Component } from 'react';
import type { ReactNode } from 'react';

/** A slide that cannot be drawn is told of and passed over; nothing of it is seen. */
export class SlideGuard extends Component<{ fault: (what: string) => void; children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.fault(String(error));
  }

  override render(): ReactNode {
    return this.state.isBroken ? null : this.props.children;
  }
}
