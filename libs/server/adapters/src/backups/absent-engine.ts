import { Injectable } from '@nestjs/common';
import { RepositoryEraser, RestoreMaker } from '@vigie/backups';
import { DomainError } from '@vigie/platform';

const absent = () => Promise.reject(new DomainError('backup.engine-absent'));

/** Where no engine is installed: restores are done by hand, with a proof. */
@Injectable()
export class NoRestoreMaker extends RestoreMaker {
  override check = absent;
  override restore = absent;
}

/** Where no engine is installed: what other engines keep is erased by hand, with a proof. */
@Injectable()
export class NoRepositoryEraser extends RepositoryEraser {
  override check = absent;
  override place = absent;
  override list = absent;
  override erase = absent;
  override destroyKey = absent;
}
