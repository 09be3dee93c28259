#include "ui/look/handfocus.h"

#include <QFocusEvent>
#include <QPointer>
#include <QWidget>

namespace ui {

namespace {

class FocusHand final : public QObject
{
public:
    explicit FocusHand(QWidget *container) : QObject(container) { container->installEventFilter(this); }

    QPointer<QWidget> target;

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::FocusIn && target)
            target->setFocus(static_cast<QFocusEvent *>(event)->reason());
        return false;
    }
};

} // namespace

void handFocus(QWidget *container, QWidget *target)
{
    FocusHand *hand = nullptr;
    for (QObject *child : container->children()) {
        if (auto *found = dynamic_cast<FocusHand *>(child))
            hand = found;
    }
    if (!hand)
        hand = new FocusHand(container);
    hand->target = target;
}

} // namespace ui
