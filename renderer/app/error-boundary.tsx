import { Component, type ReactNode } from 'react';
import { ErrorNote } from '#renderer/components/notices.tsx';

interface ErrorBoundaryState {
  readonly thrown: unknown;
}

/** Keeps a page's failure inside its panel: a calm sentence and a way to try again, never a stack or a blank window. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { thrown: undefined };

  static getDerivedStateFromError(thrown: unknown): ErrorBoundaryState {
    return { thrown };
  }

  override render(): ReactNode {
    if (this.state.thrown === undefined) return this.props.children;
    return <ErrorNote error={this.state.thrown} onRetry={() => this.setState({ thrown: undefined })} />;
  }
}
