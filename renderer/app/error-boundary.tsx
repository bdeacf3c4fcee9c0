import { Component, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '#renderer/ui/button.tsx';

type State = { readonly failed: boolean };

/** The last net: a fault while drawing becomes a calm sentence and a way back. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Fault
        back={() => {
          this.setState({ failed: false });
        }}
        label="Show it again"
      />
    );
  }
}

/** A fault inside one page: the rail stays, the other pages work. */
export function PageFault() {
  const navigate = useNavigate();
  return <Fault back={() => void navigate('/worklist')} label="To the worklist" />;
}

function Fault({ back, label }: { readonly back: () => void; readonly label: string }) {
  return (
    <main className="page">
      <div className="empty" role="alert">
        <h1 style={{ fontSize: 15 }}>This page could not be drawn</h1>
        <p>
          The fault is the program's. What was saved is in the practice file; nothing was lost. Go back and
          try once more.
        </p>
        <Button kind="main" onClick={back}>
          {label}
        </Button>
      </div>
    </main>
  );
}
