#include "ui/sheet/messagearea.h"

#include "ui/look/icons.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

/// More messages than these scroll.
constexpr int visibleLines = 5;

} // namespace

MessageArea::MessageArea(QWidget *parent)
    : QFrame(parent), m_column(new QVBoxLayout), m_content(new QWidget), m_scroll(new QScrollArea(this))
{
    setAccessibleName(tr("Messages"));
    m_scroll->setWidget(m_content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_content->setLayout(m_column);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    m_column->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 2, 2, 2);
    layout->addWidget(m_scroll);
    setFrameShape(QFrame::StyledPanel);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_content->installEventFilter(this);
    fit();
}

bool MessageArea::eventFilter(QObject *watched, QEvent *event)
{
    // Only now is it known how high the messages are.
    if (watched == m_content && event->type() == QEvent::LayoutRequest)
        fit();
    return QFrame::eventFilter(watched, event);
}

void MessageArea::show(const QString &key, Kind kind, const QString &text, const QList<Answer> &answers)
{
    if (const QWidget *old = m_messages.value(key); old && old->property("text").toString() == text)
        return;
    clear(key);
    QWidget *message = makeMessage(key, kind, text, answers);
    message->setProperty("text", text);
    m_messages.insert(key, message);
    m_column->insertWidget(m_column->count() - 1, message);
    fit();
    QAccessibleEvent spoken(message, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

QWidget *MessageArea::makeMessage(const QString &key, Kind kind, const QString &text,
                                  const QList<Answer> &answers)
{
    auto *message = new QWidget(m_content);
    message->setAccessibleName(text);
    auto *row = new QHBoxLayout(message);
    row->setContentsMargins(0, 0, 0, 0);
    auto *mark = new QLabel(message);
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    mark->setPixmap(
        icon(kind == Warning ? QStringLiteral("warning") : QStringLiteral("information")).pixmap(size, size));
    mark->setAccessibleName(kind == Warning ? tr("Warning") : tr("Information"));
    auto *label = new QLabel(text, message);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAccessibleName(text);
    row->addWidget(mark);
    row->addWidget(label, 1);
    for (const Answer &answer : answers) {
        auto *button = new QPushButton(answer.text, message);
        button->setAccessibleDescription(text);
        connect(button, &QPushButton::clicked, this, [run = answer.run] { run(); });
        row->addWidget(button);
    }
    auto *close = new QToolButton(message);
    close->setAutoRaise(true);
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(tr("Close this message"));
    close->setAccessibleDescription(text);
    connect(close, &QToolButton::clicked, this, [this, key] { clear(key); });
    row->addWidget(close);
    return message;
}

void MessageArea::clear(const QString &prefix)
{
    const QStringList all = m_messages.keys();
    for (const QString &key : all) {
        if (!key.startsWith(prefix))
            continue;
        QWidget *message = m_messages.take(key);
        m_column->removeWidget(message);
        message->hide();
        // A button of its own may be what asked for this.
        message->deleteLater();
    }
    fit();
}

bool MessageArea::focus(const QString &key)
{
    const QWidget *message = m_messages.value(key);
    auto *answer = message ? message->findChild<QPushButton *>() : nullptr;
    if (!answer)
        return false;
    m_scroll->ensureWidgetVisible(answer);
    answer->setFocus(Qt::OtherFocusReason);
    return true;
}

QStringList MessageArea::texts() const
{
    QStringList texts;
    for (int i = 0; i < m_column->count(); ++i) {
        if (const QWidget *message = m_column->itemAt(i)->widget())
            texts.append(message->property("text").toString());
    }
    return texts;
}

void MessageArea::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    // A narrower area breaks its lines anew.
    if (event->oldSize().width() != event->size().width())
        fit();
}

void MessageArea::fit()
{
    const int inner = std::max(m_scroll->viewport()->width(), fontMetrics().averageCharWidth() * 30);
    const int wanted =
        m_column->hasHeightForWidth() ? m_column->heightForWidth(inner) : m_column->sizeHint().height();
    m_scroll->setFixedHeight(std::min(wanted, fontMetrics().height() * 2 * visibleLines));
    setVisible(!m_messages.isEmpty());
}

} // namespace ui
