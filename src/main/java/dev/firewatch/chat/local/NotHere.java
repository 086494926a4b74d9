package dev.firewatch.chat.local;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such thing, as far as the person is concerned. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NotHere extends RuntimeException {

}
