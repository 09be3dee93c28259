#pragma once

#include "ui/link/description.h"

#include <QSet>
#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace ui {

class MessageArea;
class StationLink;

/// The actions of a component as buttons; those that do not fit beside each other are in a menu. Asks for
/// what an action takes, and before one that says it should be asked.
class ActionBar final : public QWidget
{
    Q_OBJECT
public:
    ActionBar(StationLink &link, MessageArea &messages, QWidget *parent = nullptr);

    void show(const QList<ComponentDescription> &components);
    /// Runs the first action.
    void runDefault();
    void run(const QString &action);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeButton(const SlotDescription &action);
    void fit();
    void confirm(const SlotDescription &action, std::function<void()> go);
    void askArgument(const SlotDescription &action);
    void invoke(const SlotDescription &action, const QJsonValue &argument);
    void follow(quint32 handle, const QString &slotName);
    void tell(const SlotDescription &action, bool ok, const QString &text);

    StationLink &m_link;
    MessageArea &m_messages;
    QHBoxLayout *m_row;
    QPushButton *m_more;
    QList<QPushButton *> m_buttons; ///< One for each of m_list.
    QList<SlotDescription> m_list;
    QList<quint32> m_handles;
    QStringList m_told;       ///< Slots that tell how it is and when something last happened.
    QSet<QString> m_underWay; ///< Actions that were begun and whose end is still to be told.
};

} // namespace ui
