import { METHOD_METADATA, MODULE_METADATA } from '@nestjs/common/constants';
import { accessKey, type Access } from '@vigie/platform';
import { DirectoryHttpModule } from '../directory-http.module';

type Controller = new () => object;
const controllers = Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, DirectoryHttpModule) as Controller[];
const routes = controllers.flatMap((controller) =>
  Object.getOwnPropertyNames(controller.prototype)
    .map((name) => ({
      name,
      handler: Object.getOwnPropertyDescriptor(controller.prototype, name)?.value as object,
    }))
    .filter(({ handler }) => Reflect.getMetadata(METHOD_METADATA, handler) !== undefined)
    .map(({ name, handler }) => ({ route: `${controller.name}.${name}`, handler })),
);
const accessOf = (handler: object) => Reflect.getMetadata(accessKey, handler) as Access | undefined;

describe('routes of the directory', () => {
  it.each(routes)('$route says who may call it', ({ handler }) => {
    expect(accessOf(handler)).toEqual(expect.objectContaining({ public: expect.any(Boolean) }));
  });

  it('are open to anybody only where nobody can be signed in yet', () => {
    const open = routes.filter(({ handler }) => accessOf(handler)?.public).map(({ route }) => route);
    expect(open.toSorted()).toEqual([
      'SessionController.forgotten',
      'SessionController.open',
      'SessionController.reset',
    ]);
  });
});
