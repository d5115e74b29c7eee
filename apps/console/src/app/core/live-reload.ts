/** Both applications read again after news; the console knows it by this name. */
export { reloadOn } from '@vigie/ui';
