import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useStatusHints, type Hint } from './status-hints.ts';

export type Crumb = { readonly label: string; readonly to: string };

/** A page: its bar of 44 px (crumbs, title, facts, state, acts) and its body. */
export function Page(props: {
  readonly title: string;
  readonly crumbs?: readonly Crumb[] | undefined;
  /** A few facts beside the title, muted. */
  readonly meta?: ReactNode;
  /** The page's state, usually a StatusChip. */
  readonly status?: ReactNode;
  /** Buttons on the right; at most one of kind `main`. */
  readonly actions?: ReactNode;
  /** Right end of the bar before the acts: "4 of 17 today". */
  readonly aside?: ReactNode;
  /** Keys to be shown in the status bar beside the general ones. */
  readonly hints?: readonly Hint[] | undefined;
  /** True: the body scrolls as a whole; otherwise its parts do. */
  readonly scroll?: boolean | undefined;
  readonly children: ReactNode;
}) {
  useStatusHints(props.hints);
  return (
    <main className="page">
      <header className="page-bar">
        {props.crumbs && props.crumbs.length > 0 ? (
          <nav className="page-crumbs" aria-label="Path to this page">
            {props.crumbs.map((crumb) => (
              <span key={crumb.to}>
                <Link to={crumb.to}>{crumb.label}</Link> ›
              </span>
            ))}
          </nav>
        ) : null}
        <h1 title={props.title}>{props.title}</h1>
        {props.meta === undefined ? null : <div className="page-meta">{props.meta}</div>}
        {props.status}
        <div className="page-gap" />
        {props.aside === undefined ? null : <div className="page-aside">{props.aside}</div>}
        <div className="page-actions">{props.actions}</div>
      </header>
      <div className="page-body" data-scroll={props.scroll === true}>
        {props.children}
      </div>
    </main>
  );
}

/** A part of a page with a header of 34 px. */
export function Section(props: {
  readonly title: string;
  /** Muted words beside the title. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** True: takes the height that is left. */
  readonly fill?: boolean | undefined;
  /** True: padding of 12 px around the body (forms, facts); tables need none. */
  readonly pad?: boolean | undefined;
  /** True: the body scrolls by itself. */
  readonly scroll?: boolean | undefined;
  readonly children: ReactNode;
}) {
  return (
    <section className="panel" data-fill={props.fill === true} aria-label={props.title}>
      <div className="panel-head">
        <h2>{props.title}</h2>
        {props.note === undefined ? null : <span className="panel-note">{props.note}</span>}
        {props.actions === undefined ? null : <div className="panel-actions">{props.actions}</div>}
      </div>
      <div
        className="panel-body"
        data-pad={props.pad === true}
        data-scroll={props.scroll === true}
        {...(props.scroll === true ? { tabIndex: 0 } : {})}
      >
        {props.children}
      </div>
    </section>
  );
}

/** A bar above a list: search, filters, counts. */
export function Toolbar({ children }: { readonly children: ReactNode }) {
  return <div className="toolbar">{children}</div>;
}

/** Things beside one another. */
export function Row({ children, wrap = false }: { readonly children: ReactNode; readonly wrap?: boolean }) {
  return (
    <div className="row" data-wrap={wrap}>
      {children}
    </div>
  );
}

/** Things under one another. */
export function Stack({ children }: { readonly children: ReactNode }) {
  return <div className="stack">{children}</div>;
}

/** Names and values: a definition list in two columns. */
export function Facts(props: {
  readonly items: readonly { readonly name: string; readonly value: ReactNode }[];
}) {
  return (
    <dl className="facts">
      {props.items.map((item) => (
        <FactPair key={item.name} name={item.name} value={item.value} />
      ))}
    </dl>
  );
}

function FactPair({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** A band of figures; each with `to` opens what makes it. */
export function Figures(props: {
  readonly items: readonly {
    readonly label: string;
    readonly value: string;
    readonly note?: string | undefined;
    readonly to?: string | undefined;
  }[];
}) {
  return (
    <div className="figures">
      {props.items.map((item) => {
        const inner = (
          <>
            <span className="figure-label">{item.label}</span>
            <span className="figure-value">{item.value}</span>
            {item.note === undefined ? null : <span className="figure-note">{item.note}</span>}
          </>
        );
        return item.to === undefined ? (
          <div className="figure" key={item.label}>
            {inner}
          </div>
        ) : (
          <Link className="figure" key={item.label} to={item.to}>
            {inner}
          </Link>
        );
      })}
    </div>
  );
}
