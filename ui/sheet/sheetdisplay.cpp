#include "ui/sheet/sheetdisplay.h"

#include "ui/edits/pendingedits.h"
#include "ui/look/icons.h"
#include "ui/look/statuslook.h"
#include "ui/sheet/sheetchanges.h"
#include "ui/sheet/sheetmodel.h"
#include "ui/sheet/valuetext.h"

#include <QFont>
#include <QGuiApplication>
#include <QLocale>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SheetDisplay", text);
}

const PendingEdit *editOf(const SheetModel &model, const SheetRow &row)
{
    for (const quint32 handle : row.part->handles) {
        if (const PendingEdit *edit = model.edits().find(handle, row.slot().name))
            return edit;
    }
    return nullptr;
}

QString valueText(const SheetModel &model, const SheetRow &row)
{
    const QJsonValue value = model.valueOf(row);
    if (value.isUndefined())
        return tr("multiple values");
    // Where a port follows the mode, the number that it comes to is what a person wants to know.
    if (row.slot().typeName == QLatin1String("port") || row.slot().isSecret())
        return model.changes().shown(*row.part, row.slot(), value);
    const QString text = personText(row.slot(), value);
    // Causes and the like; what a person wrote is never touched.
    const bool isStations =
        row.slot().has(SlotDescription::ReadOnly) && row.slot().typeName == QLatin1String("string");
    return isStations ? row.part->description.inWords(text) : text;
}

/// What is to be said of the row now: the most pressing first.
QString stateText(const SheetModel &model, const SheetRow &row)
{
    QStringList said;
    if (const PendingEdit *edit = editOf(model, row)) {
        if (!edit->refusal.isEmpty())
            said.append(edit->refusal);
        if (edit->theirs)
            said.append(
                tr("Changed elsewhere to %1")
                    .arg(row.slot().isSecret() ? tr("another one") : personText(row.slot(), *edit->theirs)));
    }
    const QString note = row.part->notes.value(row.slot().name).text;
    if (!note.isEmpty() && !said.contains(note))
        said.append(note);
    if (!row.slot().linkedFrom.isEmpty())
        said.append(tr("Linked from %1").arg(row.slot().linkedFrom));
    const QString idle =
        rules::irrelevance(row.part->description, model.changes().valuesOf(*row.part), row.slot());
    if (!idle.isEmpty())
        said.append(idle);
    return said.join(QStringLiteral(" · "));
}

QString limits(const SheetModel &model, const SheetRow &row)
{
    const QString state = stateText(model, row);
    return state.isEmpty() ? limitsText(row.slot()) : state;
}

QString toolTip(const SheetModel &model, const SheetRow &row, int column)
{
    QStringList lines;
    const SlotDescription &slot = row.slot();
    const PendingEdit *edit = editOf(model, row);
    if (column == SheetModel::Name || column == SheetModel::Value) {
        if (edit && !slot.isSecret())
            lines.append(tr("was %1").arg(personText(slot, edit->was)));
        if (const QString raw = rawText(slot, model.valueOf(row));
            !raw.isEmpty() && column == SheetModel::Value)
            lines.append(raw);
    }
    if (const QString state = stateText(model, row); !state.isEmpty())
        lines.append(state);
    if (const QString allowed = limitsText(slot); !allowed.isEmpty())
        lines.append(allowed);
    lines.append(slot.doc);
    lines.append(slot.name);
    // Plain text: nothing that came from a value is read as markup.
    return QStringLiteral("<p>") +
           lines.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")) +
           QStringLiteral("</p>");
}

QString searchText(const SheetModel &model, const SheetRow &row)
{
    const SlotDescription &slot = row.slot();
    QStringList words{slot.name, slot.displayName, slot.doc, slot.facets.unit, shownUnit(slot).unit};
    if (!slot.isSecret())
        words.append(valueText(model, row));
    return words.join(QLatin1Char('\n'));
}

/// The name with everything that sighted people see as a mark.
QString spokenName(const SheetModel &model, const SheetRow &row)
{
    const int marks = model.marksOf(row);
    QStringList words{row.kind == SheetRow::Slot ? row.slot().displayName : row.title};
    if (marks & SheetModel::Changed)
        words.append(tr("changed, not saved"));
    if (marks & SheetModel::ChangedBelow)
        words.append(tr("holds changes that are not saved"));
    if (marks & SheetModel::Refused)
        words.append(tr("refused"));
    if (marks & SheetModel::NotDefault)
        words.append(tr("not the default"));
    return words.join(QStringLiteral(", "));
}

QVariant slotText(const SheetModel &model, const SheetRow &row, int column)
{
    switch (column) {
    case SheetModel::Name:
        return row.slot().displayName;
    case SheetModel::Value:
        return valueText(model, row).section(QLatin1Char('\n'), 0, 0);
    case SheetModel::Limits:
        return limits(model, row);
    case SheetModel::Help:
        return row.slot().doc;
    }
    return {};
}

/// Beside the name stands how to go on, so that it is read with it.
QVariant moreDisplay(const SheetRow &row, int column, int role)
{
    const QString how = tr("Enter or a click lists the next ones");
    switch (role) {
    case Qt::DisplayRole:
        return column == SheetModel::Name ? row.title : column == SheetModel::Value ? how : QVariant();
    case Qt::AccessibleTextRole:
        return column == SheetModel::Name ? tr("%1: %2").arg(row.title, how) : how;
    case Qt::ForegroundRole:
        return QGuiApplication::palette().color(QPalette::Link);
    case Qt::ToolTipRole:
        return how;
    }
    return {};
}

QVariant slotDisplay(const SheetModel &model, const SheetRow &row, int column, int role)
{
    const int marks = model.marksOf(row);
    switch (role) {
    case Qt::DisplayRole:
        return slotText(model, row, column);
    case Qt::EditRole:
        return QVariant::fromValue(model.valueOf(row));
    case Qt::ToolTipRole:
        return toolTip(model, row, column);
    case Qt::AccessibleTextRole:
        return column == SheetModel::Name ? spokenName(model, row) : slotText(model, row, column);
    case Qt::AccessibleDescriptionRole:
        return QString(row.slot().doc + QLatin1Char(' ') + stateText(model, row)).trimmed();
    case Qt::FontRole: {
        QFont font = QGuiApplication::font();
        font.setBold(column == SheetModel::Name && (marks & SheetModel::Changed));
        font.setItalic(column == SheetModel::Value && (marks & SheetModel::Differs));
        return font;
    }
    case Qt::ForegroundRole: {
        const QPalette palette = QGuiApplication::palette();
        const bool urgent = marks & (SheetModel::Refused | SheetModel::Alert | SheetModel::Elsewhere);
        if (column == SheetModel::Limits && urgent)
            return alertColour(palette);
        if (column == SheetModel::Value && row.slot().typeName.startsWith(QLatin1String("status")))
            return statusColour(statusIn(valueText(model, row)), palette);
        const bool quiet = column > SheetModel::Value ||
                           (marks & (SheetModel::Irrelevant | SheetModel::Differs)) || !row.slot().writable;
        return quiet ? palette.color(QPalette::PlaceholderText) : QVariant();
    }
    case Qt::DecorationRole:
        if (column == SheetModel::Value && row.slot().typeName.startsWith(QLatin1String("status"))) {
            const QString name = statusIcon(statusIn(valueText(model, row)));
            return name.isEmpty() ? QVariant() : QVariant(icon(name));
        }
        if (column == SheetModel::Limits &&
            (marks & (SheetModel::Refused | SheetModel::Alert | SheetModel::Elsewhere)))
            return icon(QStringLiteral("warning"));
        if (column == SheetModel::Limits && (marks & SheetModel::Linked))
            return icon(QStringLiteral("link"));
        return {};
    case SheetModel::SearchRole:
        return searchText(model, row);
    }
    return {};
}

} // namespace

QString slotMime()
{
    return QStringLiteral("application/x-tocsin-slot");
}

QString ordsMime()
{
    return QStringLiteral("application/x-tocsin-ords");
}

QString typeMime()
{
    return QStringLiteral("application/x-tocsin-type");
}

QString limitsText(const SlotDescription &slot)
{
    const station::Facets &facets = slot.facets;
    const QLocale locale;
    const UnitConversion conversion = shownUnit(slot);
    const QString unit = conversion.unit.isEmpty() ? QString() : QLatin1Char(' ') + conversion.unit;
    const bool isDuration = slot.typeName == QLatin1String("duration");
    const auto shown = [&](double value) {
        return isDuration ? spokenDuration(qint64(value * 1000))
                          : locale.toString(conversion.shown(value), 'g', conversion.converts() ? 6 : 12);
    };
    if (facets.maxLength > 0)
        return tr("%1 characters at most").arg(facets.maxLength);
    if (facets.min && facets.max)
        return tr("%1 to %2").arg(shown(*facets.min), shown(*facets.max)) + unit;
    if (facets.min)
        return tr("%1 or more").arg(shown(*facets.min)) + unit;
    if (facets.max)
        return tr("%1 or less").arg(shown(*facets.max)) + unit;
    return {};
}

QVariant sheetDisplay(const SheetModel &model, const SheetRow &row, int column, int role)
{
    if (role == SheetModel::KindRole)
        return row.kind;
    if (role == SheetModel::MarkRole)
        return model.marksOf(row);
    if (role == SheetModel::RankRole)
        return row.rank;
    if (row.kind == SheetRow::Slot)
        return slotDisplay(model, row, column, role);
    if (row.kind == SheetRow::More)
        return moreDisplay(row, column, role);
    switch (role) {
    case Qt::DisplayRole:
        return column == SheetModel::Name    ? QVariant(row.title)
               : column == SheetModel::Value ? QVariant(shownStatus(row.statusText))
                                             : QVariant();
    case Qt::AccessibleTextRole:
        return column == SheetModel::Name ? QVariant(spokenName(model, row))
                                          : QVariant(shownStatus(row.statusText));
    case Qt::FontRole: {
        QFont font = QGuiApplication::font();
        font.setBold(column == SheetModel::Name && row.kind == SheetRow::Group);
        return font;
    }
    case Qt::DecorationRole:
        if (row.kind == SheetRow::Component && column == SheetModel::Name)
            return icon(row.icon);
        return {};
    case Qt::ForegroundRole:
        if (row.kind == SheetRow::Component && column == SheetModel::Value)
            return statusColour(statusIn(row.statusText), QGuiApplication::palette());
        return {};
    case Qt::ToolTipRole:
        return row.kind == SheetRow::Component ? QVariant(row.ord) : QVariant();
    }
    return {};
}

} // namespace ui
