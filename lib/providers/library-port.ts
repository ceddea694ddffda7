export interface LibraryItem {
  id: string;
  name: string;
  /** The file behind it where there is one, as launch inputs name it. */
  attachmentId: string | null;
}

export interface AvailableStep {
  type: string;
  /** Credits a step of this type may cost, by its preferences. */
  costs: number[];
}

/** What a launch may choose from: the provider's own lists, enabled entries only. */
export interface LibraryPort {
  forms(): Promise<LibraryItem[]>;
  recordTemplates(): Promise<LibraryItem[]>;
  documentTemplates(): Promise<LibraryItem[]>;
  documents(): Promise<LibraryItem[]>;
  steps(): Promise<AvailableStep[]>;
  /** Uploads a file to send with a launch and resolves with its attachment id. */
  upload(file: Blob, fileName: string): Promise<string>;
}
