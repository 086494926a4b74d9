package dev.firewatch.chat.local.gateway;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such thing, as far as the person is concerned. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NotHere extends RuntimeException {

}
