#include "ui/sheet/sheettext.h"

#include "ui/link/stationlink.h"
#include "ui/sheet/sheetchanges.h"
#include "ui/sheet/sheetmodel.h"
#include "ui/sheet/valuetext.h"

#include <QCoreApplication>

namespace ui {

namespace {

const QString dots = QStringLiteral("••••");

QString tr(const char *text)
{
    return QCoreApplication::translate("SheetText", text);
}

/// What a row's value is in text, as the sheet shows it, and is read back from.
QString shownValue(const SheetModel &model, const SheetRow &row)
{
    const SlotDescription &slot = row.slot();
    const QJsonValue value = model.valueOf(row);
    if (slot.isSecret())
        return value.isObject() && !value.toObject().value(QStringLiteral("set")).toBool() ? QString() : dots;
    if (value.isUndefined())
        return tr("multiple values");
    // The sheet only says that there is one; here it is wanted itself.
    if (slot.typeName == QLatin1String("certificate"))
        return textOf(slot, value);
    if (slot.typeName == QLatin1String("port"))
        return model.changes().shown(*row.part, slot, value);
    return personText(slot, value);
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
                              shownValue(model, *row).replace(QLatin1Char('\n'), QStringLiteral("\\n"))});
            continue;
        }
        lines.append({indent + index.data().toString(), shownStatus(row->statusText)});
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

} // namespace

QString rowsText(const SheetModel &model, const QList<const SheetRow *> &rows)
{
    QStringList lines;
    for (const SheetRow *row : rows) {
        lines.append(row->slot().name + QLatin1Char('\t') +
                     shownValue(model, *row).replace(QLatin1Char('\n'), QStringLiteral("\\n")));
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
        const QString value = line.mid(tab + 1).trimmed().replace(QLatin1String("\\n"), QLatin1String("\n"));
        PastedRow pasted{slot.name, slot.displayName, shownValue(model, *row), value, {}, {}};
        const bool mine = !row->part->isMany() || SheetChanges::isForMany(slot);
        // What is shown is rounded at times: where it is the same nothing was meant to change.
        if (slot.writable && !slot.isSecret() && value == pasted.before.trimmed())
            continue;
        if (slot.isSecret()) {
            pasted.problem = tr("Secrets are not pasted");
        } else if (!slot.writable || !mine) {
            pasted.problem = tr("This cannot be changed here");
        } else if (const auto read = readPersonText(slot, value); read) {
            pasted.value = *read;
            pasted.after = personText(slot, *read);
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
