#pragma once

#include "station/component.h"

namespace station {

class Station;

/// Writes the tree as the text of `station.json`, in pieces: a station of 20,000 components takes a tenth of
/// a second, and an alarm must not wait for that long. Between pieces the station may go on; once isStale()
/// says that what was written and what is still to come no longer belong together, it is to be begun anew.
class StationWriter
{
public:
    /// @p expectedSize saves memory: a text that has to grow takes twice its room.
    explicit StationWriter(const Station &station, qsizetype expectedSize = 0);

    /// Writes @p components more, or all; true when the text is whole.
    bool write(int components);
    bool isStale() const;
    QByteArray take() { return std::move(m_text); }

private:
    struct Open
    {
        const Component *component;
        std::size_t nextChild;
    };

    void open(const Component &component);
    void finish(const Component &component);
    void key(const char *name, int depth);
    void text(const char *name, const QString &value, int depth);
    void member(const QString &name, const QJsonValue &value, int depth);
    /// Of the lines of the component written last.
    int depth() const { return 2 * int(m_open.size()); }

    const Station &m_station;
    const quint64 m_shape;
    QByteArray m_text;
    std::vector<Open> m_open; ///< From the root to the component that is being written.
};

} // namespace station
