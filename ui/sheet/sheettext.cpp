#include "ui/sheet/sheettext.h"

#include "station/value/status.h"
#include "ui/link/stationlink.h"
#include "ui/sheet/sheetchanges.h"
#include "ui/sheet/sheetmodel.h"

#include <QCoreApplication>

namespace ui {

namespace {

const QString dots = QStringLiteral("••••");

QString tr(const char *text)
{
    return QCoreApplication::translate("SheetText", text);
}

/// What a row's value is in text, and is read back from.
QString plainValue(const SheetModel &model, const SheetRow &row)
{
    const SlotDescription &slot = row.slot();
    const QJsonValue value = model.valueOf(row);
    if (slot.isSecret())
        return value.isObject() && !value.toObject().value(QStringLiteral("set")).toBool() ? QString() : dots;
    if (value.isUndefined())
        return tr("multiple values");
    return textOf(slot, value);
}

void appendRows(const SheetModel &model, const QModelIndex &parent, int depth,
                QList<std::pair<QString, QString>> &lines)
{
    for (int i = 0; i < model.rowCount(parent); ++i) {
        const QModelIndex index = model.index(i, 0, parent);
        const SheetRow *row = model.rowAt(index);
        const QString indent(depth * 2, QLatin1Char(' '));
        if (row->kind == SheetRow::Slot) {
            if (!row->slot().has(SlotDescription::Hidden))
                lines.append({indent + row->slot().displayName,
                              plainValue(model, *row).replace(QLatin1Char('\n'), QStringLiteral("\\n"))});
            continue;
        }
        lines.append({indent + index.data().toString(), row->statusText});
        appendRows(model, index, depth + 1, lines);
    }
}

const SheetRow *rowNamed(const SheetModel &model, const QString &name)
{
    const auto top = model.top();
    for (const SlotDescription &slot : top->description.slotList) {
        if (slot.name.compare(name, Qt::CaseInsensitive) == 0 ||
            slot.displayName.compare(name, Qt::CaseInsensitive) == 0)
            return model.rowAt(model.indexOf(top->handles.constFirst(), slot.name));
    }
    return nullptr;
}

/// What is typed for a value whose text is @p text: "62.0 °C {ok}" is 62.0, and "null {null}" no value.
QString typedText(QString text, const SlotDescription &slot)
{
    const qsizetype brace = text.lastIndexOf(QLatin1Char('{'));
    station::Status status;
    if (slot.typeName.startsWith(QLatin1String("status")) && brace > 0 &&
        station::Status::parse(text.mid(brace), status)) {
        if (status.has(station::Status::Null))
            return QStringLiteral("null");
        text = text.left(brace).trimmed();
    }
    const QString &unit = slot.facets.unit;
    return !unit.isEmpty() && text.endsWith(unit) ? text.chopped(unit.size()).trimmed() : text;
}

} // namespace

QString rowsText(const SheetModel &model, const QList<const SheetRow *> &rows)
{
    QStringList lines;
    for (const SheetRow *row : rows) {
        lines.append(row->slot().name + QLatin1Char('\t') +
                     plainValue(model, *row).replace(QLatin1Char('\n'), QStringLiteral("\\n")));
    }
    return lines.join(QLatin1Char('\n'));
}

QString sheetText(const SheetModel &model, const QString &stationName, const QDateTime &now)
{
    QList<std::pair<QString, QString>> lines;
    appendRows(model, {}, 0, lines);
    qsizetype width = 0;
    for (const auto &[name, value] : std::as_const(lines))
        width = std::max(width, name.size());
    const QString when = now.toOffsetFromUtc(now.offsetFromUtc()).toString(Qt::ISODate);
    QString text = tr("%1 on station %2").arg(model.top()->description.ord, stationName) + QLatin1Char('\n') +
                   tr("%1, Tocsin Workbench %2").arg(when, QCoreApplication::applicationVersion()) +
                   QStringLiteral("\n\n");
    for (const auto &[name, value] : std::as_const(lines))
        text += (value.isEmpty() ? name : name.leftJustified(width + 2) + value) + QLatin1Char('\n');
    return text;
}

QList<PastedRow> readPasted(const SheetModel &model, const QString &text)
{
    QList<PastedRow> rows;
    const QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const qsizetype tab = line.indexOf(QLatin1Char('\t'));
        const SheetRow *row = tab > 0 ? rowNamed(model, line.left(tab).trimmed()) : nullptr;
        if (!row)
            continue;
        const SlotDescription &slot = row->slot();
        const QString value =
            typedText(line.mid(tab + 1).trimmed().replace(QLatin1String("\\n"), QLatin1String("\n")), slot);
        PastedRow pasted{slot.name, slot.displayName, plainValue(model, *row), value, {}, {}};
        const bool mine = !row->part->isMany() || SheetChanges::isForMany(slot);
        if (slot.isSecret()) {
            pasted.problem = tr("Secrets are not pasted");
        } else if (!slot.writable || !mine) {
            pasted.problem = tr("This cannot be changed here");
        } else if (const auto read = parseText(slot, value); read) {
            pasted.value = *read;
            pasted.after = textOf(slot, *read);
            if (pasted.value == model.valueOf(*row))
                continue;
        } else {
            pasted.problem = read.error().text();
        }
        rows.append(pasted);
    }
    return rows;
}

} // namespace ui
