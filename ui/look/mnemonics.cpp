#include "ui/look/mnemonics.h"

#include <QKeySequence>
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

} // namespace

void giveMnemonics(QMenu &menu)
{
    std::set<QChar> taken;
    for (const QAction *action : menu.actions()) {
        if (const QKeySequence key = QKeySequence::mnemonic(action->text()); !key.isEmpty())
            taken.insert(QChar(key[0].key()).toLower());
    }
    for (QAction *action : menu.actions()) {
        const QString text = action->text();
        if (action->isSeparator() || !QKeySequence::mnemonic(text).isEmpty())
            continue;
        const int place = placeOf(text, taken);
        if (place < 0)
            continue;
        taken.insert(text.at(place).toLower());
        action->setText(text.left(place) + QLatin1Char('&') + text.mid(place));
    }
}

} // namespace ui
