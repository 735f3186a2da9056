/// What a status says about the request it answers.
enum ReplyClass: Sendable, Equatable {
    case success
    /// For good.
    case refused
    /// Key or credit: a person has to mend it.
    case needsMending
    case comeLater
    /// Nothing for sure.
    case unknown

    /// The class of the answer to a paid request. A success without a usable job id is judged by the caller.
    static func ofSubmit(status: Int, fault: Fault?) -> ReplyClass {
        switch status {
        case 200...299: .success
        case 300...399: .refused
        // OpenAI's older form of used-up credit.
        case 400 where fault?.isOutOfCredit == true: .needsMending
        case 400, 404, 405, 410, 413, 415, 422: .refused
        case 401, 402, 403: .needsMending
        case 429: fault?.isAboutMoney == true ? .needsMending : .comeLater
        // 408, 409, 425 and 5xx among them: it may have been accepted all the same.
        default: .unknown
        }
    }
}
