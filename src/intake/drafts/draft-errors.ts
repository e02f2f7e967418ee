import { Problem } from '../../shared/problem.js';

export class DraftMovedOn extends Problem {
  constructor(expected: number, actual: number) {
    super(
      'draft-moved-on',
      409,
      {
        zh: `这份草稿已在别处继续填写（您基于第 ${expected} 版，现为第 ${actual} 版）。请先载入最新版本，或另存为新的草稿。`,
        en: `This draft was written on elsewhere: you have version ${expected}, it is now ${actual}. Load that one first, or keep yours as a new draft.`,
      },
      { expectedVersion: expected, version: actual },
    );
  }
}

export class DraftTooLarge extends Problem {
  constructor(most: number) {
    super(
      'draft-too-large',
      413,
      {
        zh: `草稿内容过大：最多 ${most / 1024} KiB，扫描件请作为材料上传。`,
        en: `The draft is too large: ${most / 1024} KiB at most. Scans are uploaded as documents.`,
      },
      { most },
    );
  }
}

export class TooManyDrafts extends Problem {
  constructor(most: number) {
    super(
      'too-many-drafts',
      409,
      {
        zh: `您已有 ${most} 份草稿，请先受理或删除其中一些。`,
        en: `You have ${most} drafts already; hand some of them in or delete them first.`,
      },
      { most },
    );
  }
}

export class VersionNeeded extends Problem {
  constructor() {
    super('if-match-invalid', 400, {
      zh: '保存草稿须带 If-Match 请求头：上次保存得到的版本号，新草稿为 0。',
      en: 'Keeping a draft needs an If-Match header: the version the last keeping gave, 0 for a new draft.',
    });
  }
}
