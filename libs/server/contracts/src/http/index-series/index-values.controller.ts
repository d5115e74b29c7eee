import { Body, Controller, Param, Post, Put, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, DomainError, Reads, type Actor } from '@vigie/platform';
import {
  id,
  indexImportPreview,
  indexImportResult,
  indexPeriod,
  indexSeriesPage,
  maxIndexImportBytes,
  typedIndexValue,
  withdrawnIndexValue,
  type TypedIndexValue,
  type WithdrawnIndexValue,
} from '@vigie/wire';
import { IndexSeriesView } from '../../queries/index-series/index-series-view';
import { ImportValues, type ValueFile } from '../../use-cases/index-series/import-values';
import { TypeValue } from '../../use-cases/index-series/type-value';

const file = FileInterceptor('file', {
  limits: { files: 1, fileSize: maxIndexImportBytes, fields: 0, parts: 2 },
  defParamCharset: 'utf8',
});
const fileBody = { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } };

/** The values of a series that people bring: typed one by one, or imported from a spreadsheet. */
@ApiTags('contracts')
@Controller('api/index-series/:id/values')
export class IndexValuesController {
  constructor(
    private readonly view: IndexSeriesView,
    private readonly typing: TypeValue,
    private readonly importing: ImportValues,
  ) {}

  @Allow('contracts.revise')
  @Put(':period')
  @Answer(indexSeriesPage)
  async type(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) seriesId: string,
    @Param('period', { schema: indexPeriod }) period: string,
    @Body({ schema: typedIndexValue }) body: TypedIndexValue,
  ) {
    await this.typing.execute(actor, seriesId, period, body);
    return this.view.find(seriesId);
  }

  @Allow('contracts.revise')
  @Post(':period/withdrawal')
  @Answer(indexSeriesPage)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) seriesId: string,
    @Param('period', { schema: indexPeriod }) period: string,
    @Body({ schema: withdrawnIndexValue }) { reason }: WithdrawnIndexValue,
  ) {
    await this.typing.withdraw(actor, seriesId, period, reason);
    return this.view.find(seriesId);
  }

  @Allow('contracts.revise')
  @Post('import/preview')
  @Reads('multipart/form-data')
  @ApiBody(fileBody)
  @UseInterceptors(file)
  @Answer(indexImportPreview)
  preview(
    @Param('id', { schema: id }) seriesId: string,
    @UploadedFile() upload: Express.Multer.File | undefined,
  ) {
    return this.importing.preview(seriesId, contentOf(upload));
  }

  @Allow('contracts.revise')
  @Post('import')
  @Reads('multipart/form-data')
  @ApiBody(fileBody)
  @UseInterceptors(file)
  @Answer(indexImportResult)
  import(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) seriesId: string,
    @UploadedFile() upload: Express.Multer.File | undefined,
  ) {
    return this.importing.execute(actor, seriesId, contentOf(upload));
  }
}

function contentOf(upload: Express.Multer.File | undefined): ValueFile {
  if (!upload || upload.size === 0) throw new DomainError('file.empty');
  return { name: upload.originalname, content: upload.buffer };
}
