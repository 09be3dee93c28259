#include "ui/look/mnemonics.h"

#include <QAbstractButton>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>

#include <set>

namespace ui {

namespace {

/// The letter's position: the beginnings of words before what is inside them; -1 when all are taken.
int placeOf(const QString &text, const std::set<QChar> &taken)
{
    for (const bool onlyInitials : {true, false}) {
        for (int i = 0; i < text.size(); ++i) {
            const bool isInitial = i == 0 || text.at(i - 1) == QLatin1Char(' ');
            if ((isInitial || !onlyInitials) && text.at(i).isLetterOrNumber() &&
                !taken.contains(text.at(i).toLower()))
                return i;
        }
    }
    return -1;
}

/// A null character when it has none.
QChar letterOf(const QString &text)
{
    const QKeySequence key = QKeySequence::mnemonic(text);
    return key.isEmpty() ? QChar() : QChar(key[0].key()).toLower();
}

QString withLetter(const QString &text, int place)
{
    return place < 0 ? text : text.left(place) + QLatin1Char('&') + text.mid(place);
}

} // namespace

void separateMnemonics(QWidget &page, const QStringList &beside)
{
    std::set<QChar> taken;
    for (const QString &text : beside)
        taken.insert(letterOf(text));
    for (const QAbstractButton *button : page.findChildren<QAbstractButton *>())
        taken.insert(letterOf(button->text()));
    QList<QLabel *> labels = page.findChildren<QLabel *>();
    labels.removeIf([&page](const QLabel *label) { return !label->buddy() || !label->isVisibleTo(&page); });
    QList<QLabel *> doubles;
    for (QLabel *label : std::as_const(labels)) {
        const QChar letter = letterOf(label->text());
        if (!letter.isNull() && !taken.insert(letter).second)
            doubles.append(label);
    }
    for (QLabel *label : std::as_const(doubles)) {
        const QString plain = QString(label->text()).remove(QLatin1Char('&'));
        const int place = placeOf(plain, taken);
        if (place >= 0)
            taken.insert(plain.at(place).toLower());
        label->setText(withLetter(plain, place));
    }
}

void giveMnemonics(QMenu &menu)
{
    std::set<QChar> taken;
    for (const QAction *action : menu.actions())
        taken.insert(letterOf(action->text()));
    for (QAction *action : menu.actions()) {
        const QString text = action->text();
        if (action->isSeparator() || !QKeySequence::mnemonic(text).isEmpty())
            continue;
        const int place = placeOf(text, taken);
        if (place < 0)
            continue;
        taken.insert(text.at(place).toLower());
        action->setText(withLetter(text, place));
    }
}

} // namespace ui
