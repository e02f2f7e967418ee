import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsString, IsUUID, MaxLength } from 'class-validator';
import { Optional } from '../../shared/fields.js';

export class DraftBody {
  /** Who applies, as far as it is known: shown masked in the list of drafts. */
  @Optional()
  @IsString()
  @MaxLength(60)
  applicant?: string;

  /** The form as the screen has it; the service keeps it and reads nothing in it. */
  @IsObject()
  @Transform(({ value }: { value: unknown }) => value)
  content: Record<string, unknown>;

  /** Papers uploaded for it: kept as long as the draft is. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  documents?: string[];
}

export class DraftSummary {
  id: string;
  /** Masked; null while nobody has been entered. */
  applicant: string | null;
  /** Send it as If-Match. */
  version: number;
  updatedAt: string;
  /** When it is removed unless somebody goes on writing. */
  expiresAt: string;
}

export class DraftView extends DraftSummary {
  content: Record<string, unknown>;
  documents: string[];
}

export class LocalKeyView {
  /** 32 bytes, base64. */
  key: string;
}
