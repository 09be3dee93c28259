#include "ui/sheet/editors/hostnameeditor.h"

#include <QAction>
#include <QStyle>
#include <QUrl>

namespace ui {

namespace {

/// An international name in its other writing; empty when it has only one.
QString otherWriting(const QString &name)
{
    const QString ace = QString::fromLatin1(QUrl::toAce(name));
    const QString spoken = QUrl::fromAce(name.toLatin1());
    if (!ace.isEmpty() && ace != name)
        return ace;
    return !spoken.isEmpty() && spoken != name ? spoken : QString();
}

} // namespace

QString HostNameEditor::hostIn(const QString &text)
{
    const bool page = text.contains(QLatin1String("://")) || text.contains(QLatin1Char('/'));
    return page ? QUrl::fromUserInput(text.trimmed()).host() : QString();
}

HostNameEditor::HostNameEditor(const SlotDescription &slot, QWidget *parent) : LineEditor(slot, parent)
{
    line()->setPlaceholderText(tr("mail.example.com"));
    // Offered as soon as it is seen, and not done by itself: the person may be about to type on.
    QAction *takeHost =
        line()->addAction(style()->standardIcon(QStyle::SP_DialogApplyButton), QLineEdit::TrailingPosition);
    takeHost->setVisible(false);
    connect(line(), &QLineEdit::textChanged, takeHost, [takeHost](const QString &text) {
        const QString host = hostIn(text);
        takeHost->setVisible(!host.isEmpty());
        takeHost->setText(tr("Use only %1").arg(host));
        takeHost->setData(host);
    });
    connect(takeHost, &QAction::triggered, this, [this, takeHost] { setText(takeHost->data().toString()); });
}

ValueEditor::Entry HostNameEditor::entry() const
{
    const QString typed = line()->text();
    Entry entry = checked(typed, typed);
    if (!entry.wrong.isEmpty())
        return entry;
    QStringList said;
    if (typed.trimmed() != typed)
        said.append(tr("spaces around it were taken away"));
    if (typed.toLower() != typed)
        said.append(tr("written in lower case"));
    if (const QString other = otherWriting(entry.value.toString()); !other.isEmpty())
        said.append(tr("also written %1").arg(other));
    entry.said = said.join(QStringLiteral("; "));
    return entry;
}

} // namespace ui
