import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, type Principal } from './access.js';
import { SavedFilterBody, SavedFilterView } from './saved-filters.dto.js';
import { SavedFilters, type SavedFilter } from './saved-filters.js';

@ApiTags('tasks')
@Controller('tasks/filters')
export class SavedFiltersController {
  constructor(private readonly filters: SavedFilters) {}

  @Get()
  @AnyRole()
  @ApiOkResponse({ type: [SavedFilterView] })
  @ApiOperation({ summary: 'Filters of your own and of your offices, with how many of your tasks meet each' })
  list(@CurrentUser() user: Principal): Promise<SavedFilter[]> {
    return this.filters.list(user);
  }

  @Post()
  @AnyRole()
  @ApiCreatedResponse({ type: SavedFilterView })
  @ApiOperation({ summary: 'Keep conditions under a name, for yourself or for one of your offices' })
  add(@CurrentUser() user: Principal, @Body() body: SavedFilterBody): Promise<SavedFilter> {
    return this.filters.add(user, body);
  }

  @Patch(':id')
  @AnyRole()
  @ApiOkResponse({ type: SavedFilterView })
  @ApiOperation({ summary: 'Change a filter of your own' })
  change(
    @CurrentUser() user: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SavedFilterBody,
  ): Promise<SavedFilter> {
    return this.filters.change(user, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @AnyRole()
  @ApiOperation({ summary: 'Remove a filter of your own' })
  remove(@CurrentUser() user: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.filters.remove(user, id);
  }
}
