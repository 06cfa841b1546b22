/** What a release is made of, as offline.py writes it, and what page and service worker tell each other. */

export interface ReleaseFile {
  /** Below the base of the site; a page goes by the address of its folder. */
  path: string;
  bytes: number;
  /** As GitHub Pages sends it. */
  sent_bytes: number;
  sha256: string;
  /** That of the copy beside it, whose name is this one's with `.br` behind it. */
  brotli_sha256?: string;
}

export interface Part {
  name: string;
  files: ReleaseFile[];
}

export interface Release {
  version: string;
  /** The day of the release, year first, or nothing. */
  date: string;
  parts: Part[];
}

/** Which release a tab or worker came from. */
export interface Note {
  version: string;
  /** When it was written, in milliseconds since 1970. */
  noted: number;
}

export interface PartState {
  name: string;
  bytes: number;
  sent_bytes: number;
  saved_bytes: number;
  saved: boolean;
}

export interface State {
  version: string;
  date: string;
  /** The version that the page that asks came from. */
  yours: string;
  parts: PartState[];
}

export type Failure = "network" | "changed" | "quota";
export type Request = { kind: "state" } | { kind: "save"; part: string };
/** What the service worker in force says to the one that waits. */
export type Word = { kind: "take over" };
export type Answer = { state: State } | { failed: Failure };
