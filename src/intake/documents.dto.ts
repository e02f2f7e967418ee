import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsUUID } from 'class-validator';

export class AttachBody {
  /** Ids of documents you have uploaded within a day. */
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  documents: string[];
}

export class DocumentView {
  county: string;
  id: string;
  name: string;
  /** What kind of paper it is, in a word of the window's setting `papers`; null where nobody has said. */
  kind: string | null;
  size: number;
  mediaType: string;
  sha256: string;
  uploadedAt: string;
}
