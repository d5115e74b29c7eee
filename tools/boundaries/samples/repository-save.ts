// lies in: libs/server/tickets/src/store/sample-save.ts
// refused by: no-restricted-syntax
// says: checks no version
interface Repository {
  save(row: object): void;
}
export const keep = (repository: Repository) => {
  repository.save({});
};
