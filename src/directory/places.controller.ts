import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, type Repository } from 'typeorm';
import { AnyRole, PublicRoute } from '../cases/access.js';
import { DivisionRow } from './division.entity.js';
import { OfficeRow } from './office.entity.js';
import {
  DivisionParam,
  DivisionSearch,
  DivisionsQuery,
  DivisionView,
  FoundDivision,
  OfficesQuery,
  OfficeView,
} from './places.dto.js';
import { Places } from './places.js';

@ApiTags('directory')
@Controller()
export class PlacesController {
  constructor(
    @InjectRepository(DivisionRow) private readonly divisionRows: Repository<DivisionRow>,
    @InjectRepository(OfficeRow) private readonly officeRows: Repository<OfficeRow>,
    private readonly places: Places,
  ) {}

  /** The divisions directly below one; without a parent, the roots. Public: which village a notice hangs in is no secret. */
  @Get('divisions')
  @PublicRoute()
  divisions(@Query() { parent }: DivisionsQuery): Promise<DivisionView[]> {
    return this.divisionRows.find({ where: { parent: parent ?? IsNull() }, order: { code: 'ASC' } });
  }

  /** Villages and townships by name, at most twenty, each with the way to it: for somebody who looks for their own. */
  @Get('divisions/search')
  @PublicRoute()
  search(@Query() { name }: DivisionSearch): Promise<FoundDivision[]> {
    return this.places.search(name);
  }

  /** One division with the way to it. */
  @Get('divisions/:code')
  @PublicRoute()
  division(@Param() { code }: DivisionParam): Promise<FoundDivision> {
    return this.places.find(code);
  }

  /** The offices of a division. */
  @Get('offices')
  @AnyRole()
  offices(@Query() { division }: OfficesQuery): Promise<OfficeView[]> {
    return this.officeRows.find({ where: { division }, order: { department: 'ASC' } });
  }
}
