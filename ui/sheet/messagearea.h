#pragma once

#include <QFrame>
#include <QMap>

#include <functional>

class QScrollArea;
class QVBoxLayout;

namespace ui {

/// What a view has to say where a person is looking: refusals with a way to their row, questions with their
/// answers, what followed by itself. Messages with the same key replace each other; nothing pops up.
class MessageArea final : public QFrame
{
    Q_OBJECT
public:
    enum Kind { Information, Warning };

    struct Answer
    {
        QString text;
        std::function<void()> run;
    };

    explicit MessageArea(QWidget *parent = nullptr);

    void show(const QString &key, Kind kind, const QString &text, const QList<Answer> &answers = {});
    /// Takes away every message whose key begins so.
    void clear(const QString &prefix);
    /// Puts the focus on the first answer of a message and brings it into sight; false when there is none.
    bool focus(const QString &key);
    QStringList keys() const { return m_messages.keys(); }
    /// All texts, the oldest first.
    QStringList texts() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeMessage(const QString &key, Kind kind, const QString &text, const QList<Answer> &answers);
    void fit();

    QVBoxLayout *m_column;
    QWidget *m_content;
    QScrollArea *m_scroll;
    QMap<QString, QWidget *> m_messages;
};

} // namespace ui
