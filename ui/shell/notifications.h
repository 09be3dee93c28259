#pragma once

#include <QAbstractTableModel>
#include <QDateTime>
#include <QList>

namespace ui {

/// What happened in the background: kept with its history instead of popping up.
class Notifications final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Kind { Information, Warning, Error };
    enum Column { Severity, Time, Text, Subject, ColumnCount };
    enum Role { OrdRole = Qt::UserRole + 1, ChallengeRole, AlarmRole, UnseenRole };

    /// What a notification is about, for going there. An alarm goes before a challenge, a challenge before
    /// the component.
    struct About
    {
        QString ord{};       ///< A component.
        QString challenge{}; ///< A server, "host:port/protocol".
        QString alarm{};     ///< An alarm's id.
        friend bool operator==(const About &, const About &) = default;
    };

    /// More are forgotten, the oldest first.
    static constexpr int maxEntries = 1000;

    using QAbstractTableModel::QAbstractTableModel;

    /// The same text about the same thing again only raises its count.
    void add(Kind kind, const QString &text, const About &about);
    /// @p ord is the component that it is about; may be empty.
    void add(Kind kind, const QString &text, const QString &ord = {}) { add(kind, text, About{ord}); }
    void markSeen();
    int unseen() const { return m_unseen; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void added(Kind kind, const QString &text);
    void unseenChanged(int unseen);

private:
    struct Entry
    {
        Kind kind = Information;
        QDateTime time;
        QString text;
        About about;
        int count = 1;
    };

    static QString text(const Entry &entry, int column);
    static QString timeHelp(const Entry &entry);

    QList<Entry> m_entries; ///< The newest first.
    int m_unseen = 0;
};

} // namespace ui
