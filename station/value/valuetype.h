#pragma once

#include "station/value/result.h"
#include "station/value/types.h"

#include <QJsonValue>

#include <memory>
#include <utility>

namespace station {

/// What can be done with a value without knowing its C++ type. One static instance per type.
struct ValueType
{
    const char *name; ///< As the session protocol calls it: "double", "statusNumeric", "email security".
    void *(*create)();
    void *(*copy)(const void *value);
    void (*destroy)(void *value);
    void (*assign)(void *to, const void *from);
    bool (*equals)(const void *a, const void *b);
    QJsonValue (*toJson)(const void *value, const Facets &facets);
    /// Reads the wire form, or the text that a person would type. Error::why says what is wrong with it.
    Result<void> (*fromJson)(void *value, const QJsonValue &json, const Facets &facets);
    /// Whether the value is within the facets; the same check for every writer.
    Result<void> (*check)(const void *value, const Facets &facets);
    QString (*toText)(const void *value, const Facets &facets);
    /// Texts of an enumeration type, else empty.
    QStringList (*enumTexts)();
};

/// The ValueType of a C++ type. Types of this library are instantiated in codec.cpp; payload types that only
/// travel through topics (alarm events) specialise it themselves.
template <typename T>
const ValueType *valueTypeOf();

/// A value somebody else owns, with its type.
struct ValueRef
{
    const ValueType *type = nullptr;
    const void *data = nullptr;

    template <typename T>
    const T *as() const
    {
        return type == valueTypeOf<T>() ? static_cast<const T *>(data) : nullptr;
    }
};

/// An owned value of any type.
class Value
{
public:
    Value() = default;
    explicit Value(ValueRef ref) : m_type(ref.type), m_data(ref.type ? ref.type->copy(ref.data) : nullptr) {}
    template <typename T>
    static Value of(const T &value)
    {
        return Value(ValueRef{valueTypeOf<T>(), &value});
    }
    Value(const Value &other) : Value(other.ref()) {}
    Value(Value &&other) noexcept
        : m_type(std::exchange(other.m_type, nullptr)), m_data(std::exchange(other.m_data, nullptr))
    {
    }
    Value &operator=(Value other) noexcept
    {
        std::swap(m_type, other.m_type);
        std::swap(m_data, other.m_data);
        return *this;
    }
    ~Value()
    {
        if (m_data)
            m_type->destroy(m_data);
    }

    static Value adopt(const ValueType *type, void *data)
    {
        Value value;
        value.m_type = type;
        value.m_data = data;
        return value;
    }

    ValueRef ref() const { return {m_type, m_data}; }
    const ValueType *type() const { return m_type; }
    void *data() { return m_data; }
    bool isNull() const { return m_data == nullptr; }
    template <typename T>
    const T *as() const
    {
        return ref().as<T>();
    }

private:
    const ValueType *m_type = nullptr;
    void *m_data = nullptr;
};

/// A default-made value of @p type.
Value makeValue(const ValueType *type);
/// Whether a link may carry a value of @p from into a slot of @p to.
bool canConvert(const ValueType *from, const ValueType *to);
/// Writes @p from into @p target, converting between plain and status values of the same kind, number and
/// status number, anything and text. False when canConvert() is.
bool convertInto(ValueRef from, const ValueType *to, void *target);
/// The type called @p name, or nullptr.
const ValueType *findValueType(const QString &name);

} // namespace station
