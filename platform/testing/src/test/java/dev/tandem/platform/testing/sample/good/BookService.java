package dev.tandem.platform.testing.sample.good;

class BookService {

    String titles() {
        return "Mentoring";
    }
}
