"""Services: adding one, listing them, and saying which setting it works in."""

from __future__ import annotations

from eolc_desktop.domain.changes import Changes
from eolc_desktop.domain.ratings import Service
from eolc_desktop.errors import UserError
from eolc_desktop.operations.choices import find_setting
from eolc_desktop.operations.texts import clean_line, require_name
from eolc_desktop.storage import assessments
from eolc_desktop.storage.workspace import Workspace


def add_service(workspace: Workspace, name: str, *, setting: str = "", role: str = "") -> Changes:
    """Add a service; what it is assessed by is started later.

    Raises:
        UserError: There is a service of that name already, or no such setting.
    """
    name = require_name(name, "service")
    for service in assessments.services(workspace):
        if service.name.casefold() == name.casefold():
            raise UserError(
                f"There is a service “{service.name}” already.",
                "Nothing was changed. Give the new one a name of its own.",
            )
    chosen = find_setting(setting).id if setting else None
    with workspace.edit(f"Added the service {name}", role=clean_line(role)) as edit:
        position = assessments.next_position(workspace)
        edit.set("service", workspace.clock.uuid7(), name=name, position=position, setting=chosen, removed=0)
    return edit.changes


def setting_titles(workspace: Workspace) -> tuple[tuple[Service, str], ...]:
    """Return every service with the title of its setting, or the id of one that is not known here."""
    # Imported here: the list is YAML, and YAML must not delay the first window.
    from eolc_desktop.catalogue.reference import settings

    titles = {setting.id: setting.title for setting in settings()}
    return tuple((one, titles.get(one.setting, one.setting)) for one in assessments.services(workspace))


def set_setting(workspace: Workspace, service_id: str, setting_id: str, *, role: str = "") -> Changes:
    """Record which setting a service works in; an empty one takes it away.

    Raises:
        UserError: There is no such service or setting.
    """
    service = next((one for one in assessments.services(workspace) if one.id == service_id), None)
    if service is None:
        raise UserError("There is no such service.", "It may have been removed. Choose another.")
    setting = find_setting(setting_id) if setting_id else None
    words = f": {setting.title}" if setting else " removed"
    with workspace.edit(f"Setting of {service.name}{words}", role=clean_line(role)) as edit:
        edit.set("service", service_id, setting=setting.id if setting else None)
    return edit.changes
