#include "ui/sheet/editors/addresslisteditor.h"

#include "ui/sheet/editors/longtextdialog.h"

#include <QJsonArray>

namespace ui {

AddressListEditor::AddressListEditor(const SlotDescription &slot, QWidget *parent) : TextEditor(slot, parent)
{
    line()->setPlaceholderText(tr("duty@example.com, Anna <anna@example.com>"));
}

QString AddressListEditor::textFor(const QJsonValue &value) const
{
    if (!value.isArray())
        return value.toString();
    QStringList addresses;
    for (const QJsonValue &address : value.toArray())
        addresses.append(address.toString());
    return addresses.join(QStringLiteral(", "));
}

QStringList AddressListEditor::split(const QString &text)
{
    QStringList addresses;
    QString address;
    bool quoted = false;
    const auto take = [&] {
        if (!address.trimmed().isEmpty())
            addresses.append(address.trimmed());
        address.clear();
    };
    for (const QChar c : text) {
        quoted ^= c == QLatin1Char('"');
        if (!quoted && (c == QLatin1Char(',') || c == QLatin1Char(';') || c == QLatin1Char('\n')))
            take();
        else
            address += c;
    }
    take();
    return addresses;
}

ValueEditor::Entry AddressListEditor::entry() const
{
    QStringList merged;
    QStringList twice;
    QStringList wrong;
    for (const QString &address : split(text())) {
        // Each by itself, so that every wrong one is named and not only the first.
        if (const Entry one = checked(QJsonArray{address}, address); !one.wrong.isEmpty())
            wrong.append(one.wrong);
        else if (merged.contains(address, Qt::CaseInsensitive))
            twice.append(address);
        else
            merged.append(address);
    }
    if (!wrong.isEmpty())
        return {.wrong = wrong.join(QLatin1Char('\n')), .text = text()};
    Entry entry{.value = QJsonArray::fromStringList(merged), .text = text()};
    if (!twice.isEmpty())
        entry.said = tr("%1 stood there twice").arg(twice.join(QStringLiteral(", ")));
    return entry;
}

void AddressListEditor::openLarge()
{
    auto *dialog = new LongTextDialog(slot(), split(text()).join(QLatin1Char('\n')), this);
    dialog->addHint(tr("One address a line."));
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        setWhole(split(dialog->text()).join(QStringLiteral(", ")));
        Q_EMIT finished(Stay);
    });
    dialog->open();
}

} // namespace ui
